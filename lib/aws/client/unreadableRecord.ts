/** AWS sent a record that we must understand and do not; reading() makes it a `malformed` error. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}
