-- One line of JSON at the end, for the harness to read.
function done(summary, latency, requests)
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"bytes":%d,"status":%d,"connect":%d,"read":%d,"timeout":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.duration, summary.bytes, summary.errors.status, summary.errors.connect,
    summary.errors.read + summary.errors.write, summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
