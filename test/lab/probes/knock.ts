// Makes the probe that serves a pipe note how it rests. Arguments: the session of its pipe.
import { connect } from 'node:net';

const [session = ''] = process.argv.slice(2);
connect({ path: `\\\\.\\pipe\\lab-rest-${session}` }).on('error', () => {});
