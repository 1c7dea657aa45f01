/**
 * Loaded first into each process that the launcher starts: when the launcher ends, for whatever reason, the process shuts down.
 * The IPC channel alone does not keep the process running.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
