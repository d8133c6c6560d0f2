/** Not typed by @types/node-notifier: the module through which its WindowsToaster opens the answer pipe. */
declare module 'node-notifier/lib/utils.js' {
  const utils: {
    /** Called within `notify`; what is passed to `then` starts the program, and nobody catches its errors. */
    createNamedPipe(server: { readonly namedPipe: string }): {
      then(start: (answer: { toString(): string }) => void): void;
    };
  };
  export default utils;
}
