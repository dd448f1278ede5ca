import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';
import classes from './toast.module.css';

/** Where toasts appear. Loaded after the first screen; what was told before waits in its store. */
export default function ToastHost() {
  return <Notifications position="bottom-right" limit={4} zIndex={500} className={classes.host} />;
}
