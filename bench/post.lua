-- wrk posts one body, with an eventId of its own in each request: a repeated one would be answered as a retry.
local head, tail
local sent = 0

function init(arguments)
  local file = io.open(arguments[1])
  local body = file:read("*a")
  file:close()
  head, tail = body:match('^(.-"eventId"%s*:%s*")[^"]*(".*)$')
  wrk.method = "POST"
  wrk.headers["content-type"] = "application/json"
  wrk.headers["authorization"] = arguments[2]
end

function request()
  sent = sent + 1
  return wrk.format(nil, nil, nil, head .. "event-" .. sent .. tail)
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('{"requests":%d,"failed":%d,"p99":%f}', summary.requests, failed, latency:percentile(99) / 1000))
end
