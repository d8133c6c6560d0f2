/** Not typed by @types/node-notifier: its WindowsToaster opens the answer pipe with this module. */
declare module 'node-notifier/lib/utils.js' {
  const utils: {
    /** Called within `notify`. The function passed to `then` starts the program, and nobody catches its errors. */
    createNamedPipe(server: { readonly namedPipe: string }): {
      then(start: (answer: { toString(): string }) => void): void;
    };
  };
  export default utils;
}
