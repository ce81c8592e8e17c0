/** A component in a file of its own, which is fetched when it is first shown and renders nothing before. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";

/** After a load that failed with all its attempts, the next mount tries again. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Part: ComponentType<Props> | undefined;
  return function LazyPart(props: Props) {
    const { loadPart } = useUi();
    const [, setLoaded] = useState(Part !== undefined);
    useEffect(() => {
      if (Part !== undefined) return undefined;
      let mounted = true;
      loadPart(load).then(
        (found) => {
          Part = found;
          if (mounted) setLoaded(true);
        },
        () => undefined,
      );
      return () => void (mounted = false);
    }, []);
    return Part === undefined ? null : <Part {...props} />;
  };
}
