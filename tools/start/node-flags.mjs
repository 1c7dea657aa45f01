/**
 * Flags of Node for every process of the product.
 *
 * Objects of a request live until its group is committed; with Node's own 16 MB for young ones they are copied several times meanwhile,
 * and under overload collecting took an eighth of the process instead of a twentieth.
 *
 * Node's own four helper threads, whatever the number of cores, take a small machine from the thread that answers for as long as
 * they look for garbage: on two cores requests stood still for 100 ms every ten seconds under load. 0: one fewer than there are cores.
 *
 * What is old is looked through each time it has grown to three times what was left. Where little grows old, V8 goes down to 1.1 times
 * by itself, and looks through everything every four seconds for a few megabytes; requests wait for each of its steps.
 *
 * A hundred seconds after the last such look V8 takes one to give memory back, and makes the room of young objects small again: under load
 * a second or two in which half as many requests were answered, and refusals took 100 ms and more. Without it a process that has nothing
 * to do keeps some 80 MB more.
 *
 * Where nearly all objects of a place in the code outlive a look at the young ones, V8 makes them old from the start. Those of a request under
 * way are such, and when they are dead, they keep the young ones that they point at until the old are looked through: 1.4 to 1.9 MB a second
 * grew old under overload, 0.2 without it.
 */
export const NODE_FLAGS = [
  '--max-semi-space-size=32',
  '--v8-pool-size=0',
  '--heap-growing-percent=200',
  '--no-memory-reducer',
  '--no-allocation-site-pretenuring',
];
