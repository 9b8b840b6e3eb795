import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** Memoizes a component: it is drawn again only if one of its properties has changed. */
export function memo<P extends object>(draw: FunctionComponent<P>): FunctionComponent<P> {
  class Memoized extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return Object.keys(next).some((key) => next[key as keyof P] !== this.props[key as keyof P]);
    }

    override render(): ComponentChild {
      return h(draw, this.props);
    }
  }
  return (props) => h(Memoized, props);
}
