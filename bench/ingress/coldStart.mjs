// A Lambda environment from nothing: loads the bundle, answers one signed request, and says how long
// that took in milliseconds. Plain JavaScript: Node must not spend time on taking types away.
const [, , bundle, request] = process.argv;
const event = JSON.parse(request);
const started = performance.now();
const { handler } = await import(bundle);
const answer = await handler(event, {});
const milliseconds = performance.now() - started;
const ok = answer.statusCode === 200 && String(answer.body).includes('What Trimtab can do');
process.stdout.write(JSON.stringify({ milliseconds, ok }));
process.exit(0);
