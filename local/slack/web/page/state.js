/** What the server sends: see local/slack/web/pageState.ts, whose types need Node. */
export async function act(action) {
  const response = await fetch('/ui/act', { method: 'POST', body: JSON.stringify(action) });
  return response.ok ? response.json() : { ok: false, error: await response.text() };
}
