export function ReadingRoom() {
  return <h1>Reading\</h1>;
}
