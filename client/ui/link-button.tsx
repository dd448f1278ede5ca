import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

type Native<Props> = Props & Omit<React.ComponentPropsWithRef<'a'>, keyof Props>;

/** A button that goes to a route; typed `to`, `params`, `search`. */
export const LinkButton = createLink((props: Native<ButtonProps>) => (
  <Button component="a" {...props} />
));

/** A link inside text. */
export const TextLink = createLink((props: Native<AnchorProps>) => <Anchor inherit {...props} />);
