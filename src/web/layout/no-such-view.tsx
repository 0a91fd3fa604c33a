import { Link } from '@tanstack/react-router';
import '../parts/states.css';

export function NoSuchView() {
  return (
    <div className="state failure" role="alert">
      <h2>No such page</h2>
      <p>The address names no view of this workbench.</p>
      <Link className="button" to="/">
        To the standings
      </Link>
    </div>
  );
}
