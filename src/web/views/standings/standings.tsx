export function Standings() {
  return <h1>Standings</h1>;
}
