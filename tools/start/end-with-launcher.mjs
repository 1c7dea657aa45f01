/**
 * Loaded into each process that the launcher starts, before its own code: when the launcher is gone, however it went, the
 * process stops in order. The channel keeps nobody alive.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
