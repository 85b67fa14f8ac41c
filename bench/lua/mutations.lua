-- Mutations as the client sends them, one a request: places are added, and edited a while later (so that the add has
-- surely been answered, whichever connection it went by). Words: a number for this run.
dofile("plain.lua")

local count = 0
local run = 0
local later = 64

function init(words)
  run = tonumber(words[1])
end

local function id(group, number)
  return string.format("%08x-%04x-7%03x-8000-%012x", 0x0193a000 + run, group, run % 4096, number)
end

function request()
  count = count + 1
  local edit
  if count % 2 == 1 or count <= later then
    edit = string.format(
      '{"step":"add","kind":"place","id":"%s","fields":{"name":"Tea house %d","lat":35.01,"lng":135.76,"address":"Kyoto"}}',
      id(1, count), count)
  else
    edit = string.format('{"step":"set","kind":"place","id":"%s","fields":{"notes":"Opens at %d"}}', id(1, count - later + 1), count)
  end
  local body = string.format('{"id":"%s","verb":"place.edit","base":null,"edits":[%s]}', id(0, count), edit)
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
end
