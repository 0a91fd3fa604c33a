export function Brief() {
  return <h1>Brief</h1>;
}
