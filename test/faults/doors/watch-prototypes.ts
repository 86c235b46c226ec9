/** Begins the line that the app's process writes when something has come to hang on what all objects inherit. */
export const POLLUTED = 'something was added to a prototype:';

const WATCH = `
const look = () => {
  for (const one of [{}, [], () => 0, '', 0]) for (const key in Object.getPrototypeOf(Object(one)))
    console.error(${JSON.stringify(POLLUTED)} + ' ' + key);
};
setInterval(look, 100).unref();
process.once('disconnect', look);
`;

/** For the environment of a process: it then watches its own prototypes. What is added by an assignment shows there. */
export const WATCHING = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(WATCH)}`,
};
