import classes from './message-page.module.css';
import { Mark } from './mark.tsx';
import { PageTitle } from './page-title.tsx';

interface MessagePageProps {
  title: string;
  text: string;
  detail?: string;
  action: React.ReactNode;
}

/** A whole page that says one thing: not found, broken. */
export function MessagePage({ title, text, detail, action }: MessagePageProps) {
  return (
    <main id="main" className={classes.page} tabIndex={-1}>
      <PageTitle title={title} />
      <div className={classes.box}>
        <Mark size={40} />
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.text}>{text}</p>
        {detail && <pre className={classes.detail}>{detail}</pre>}
        {action}
      </div>
    </main>
  );
}
