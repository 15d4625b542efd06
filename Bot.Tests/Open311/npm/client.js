// Lines in: {call, options, args}; lines out: {result} or {error}. Each call is one of the client's own.
const Open311 = require('open311');
const lines = require('readline').createInterface({ input: process.stdin });

lines.on('line', line => {
  const { call, options, args } = JSON.parse(line);
  const client = new Open311(options);
  const answer = (error, data) => console.log(JSON.stringify(error ? { error: String(data) } : { result: data, endpoint: client.endpoint, format: client.format }));
  try {
    client[call](...(args || []), answer);
  } catch (error) {
    answer(true, error.stack);
  }
});
