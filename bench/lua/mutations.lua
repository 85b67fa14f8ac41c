-- Mutations as the client sends them, one a request. Of every eight: a place is added, an old one removed, six edits.
-- An edit or removal comes long after the add, so that whichever connection that went by, it has been answered.
-- Words: a number for this run.
dofile("plain.lua")

local count = 0
local run = 0
local answered = 64 -- requests that lie surely before those now under way
local kept = 800 -- requests between a place's add and its removal

function init(words)
  run = tonumber(words[1])
  wrk.headers["Content-Type"] = "application/json"
end

local function id(group, number)
  return string.format("%08x-%04x-7%03x-8000-%012x", 0x0193a000 + run, group, run % 4096, number)
end

-- The place added by the latest request of the form 8n + 1 that is no later than this.
local function place(at)
  return id(1, at - (at - 1) % 8)
end

function request()
  count = count + 1
  local edit
  if count % 8 == 1 or count <= answered then
    edit = string.format(
      '{"step":"add","kind":"place","id":"%s","fields":{"name":"Tea house %d","lat":35.01,"lng":135.76,"address":"Kyoto"}}',
      id(1, count), count)
  elseif count % 8 == 5 and count > kept + answered then
    edit = string.format('{"step":"remove","kind":"place","id":"%s","fields":{}}', place(count - kept))
  else
    edit = string.format('{"step":"set","kind":"place","id":"%s","fields":{"notes":"Opens at %d"}}', place(count - answered + 8), count)
  end
  local body = string.format('{"id":"%s","verb":"place.edit","base":null,"edits":[%s]}', id(0, count), edit)
  return wrk.format("POST", nil, nil, body) -- no headers of its own: those of the command line hold the cookie
end
