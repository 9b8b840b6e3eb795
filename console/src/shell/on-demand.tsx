import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice, Waiting } from './notice.tsx';

interface OnDemandProps<P> {
  /** Loads the component. It must be the same function in each render. */
  load: () => Promise<ComponentType<P>>;
  props: P;
  /** Shown until the component is loaded. */
  meanwhile?: JSX.Element;
}

/** A lazy component: its code is fetched when it is first shown. */
export function OnDemand<P extends object>({ load, props, meanwhile }: OnDemandProps<P>): JSX.Element {
  const loaded = useSignal<{ component?: ComponentType<P>; failed?: boolean }>({});
  useEffect(() => {
    load().then(
      (component) => {
        loaded.value = { component };
      },
      () => {
        loaded.value = { failed: true };
      },
    );
  }, [load, loaded]);
  const { component: Component, failed } = loaded.value;
  if (Component !== undefined) return <Component {...props} />;
  if (failed)
    return (
      meanwhile ?? (
        <Notice
          kind="problem"
          title="This part of the page could not be loaded."
          hint="The service may have been updated. Reload the page."
        />
      )
    );
  return meanwhile ?? <Waiting what="Loading" />;
}
