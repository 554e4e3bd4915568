/**
 * The first call loads, all others get the same. A failure is told to those who wait for it and then forgotten, so that the
 * next call tries again.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    if (loading !== undefined) return loading;
    const own = load();
    loading = own;
    own.catch(() => {
      if (loading === own) loading = undefined;
    });
    return own;
  };
}
