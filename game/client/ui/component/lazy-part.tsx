/** A component in a file of its own, which is fetched when it is first shown and renders nothing before. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type LoadPart, useUi } from "../context/ui-context.ts";

export type LazyPart<Props> = ComponentType<Props> & {
  /** Fetches the file before the component is shown, so that it renders at once. */
  preload(loadPart: LoadPart): Promise<void>;
};

/**
 * After a load that failed with all its attempts, the next mount tries again. `useLoadPart`: for pages without a `UiContext`, such as
 * that of the editor.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  useLoadPart: (props: Props) => LoadPart = () => useUi().loadPart,
): LazyPart<Props> {
  let Part: ComponentType<Props> | undefined;
  const preload = async (loadPart: LoadPart) => {
    Part ??= await loadPart(load);
  };
  const Lazy = (props: Props) => {
    const loadPart = useLoadPart(props);
    const [, setLoaded] = useState(Part !== undefined);
    useEffect(() => {
      // Also after a load that ended between this render and its effects.
      if (Part !== undefined) return setLoaded(true);
      let mounted = true;
      preload(loadPart).then(
        () => mounted && setLoaded(true),
        () => undefined,
      );
      return () => void (mounted = false);
    }, []);
    return Part === undefined ? null : <Part {...props} />;
  };
  return Object.assign(Lazy, { preload });
}
