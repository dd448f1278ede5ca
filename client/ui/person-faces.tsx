import { Avatar } from './avatar.tsx';
import classes from './person.module.css';
import { personStyle } from './person-ring.tsx';

interface Face {
  userId: string;
  name: string;
  image: string | null;
}

interface PersonFacesProps {
  people: readonly Face[];
  /** Pixels. */
  size?: number;
  /** Beyond so many only the first ones are drawn. */
  max?: number;
  /** Who it is and what it means, for a screen reader and as a hint. */
  label: string;
}

/** Small portraits in people's colours, one over the other. */
export function PersonFaces({ people, size = 18, max = 2, label }: PersonFacesProps) {
  return (
    <span className={classes.stack} title={label}>
      {people.slice(0, max).map((person) => (
        <PersonFace key={person.userId} person={person} size={size} />
      ))}
      <span className="q-hidden">{label}</span>
    </span>
  );
}

export function PersonFace({ person, size }: { person: Face; size: number }) {
  return (
    <span
      className={`${classes.person} ${classes.face}`}
      style={personStyle(person.userId)}
      data-person={person.userId}
    >
      <Avatar name={person.name} seed={person.userId} size={size} image={person.image} />
    </span>
  );
}
