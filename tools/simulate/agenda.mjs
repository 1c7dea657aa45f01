/** What is to happen when, in virtual time: a binary heap. What is put for the same moment happens in the order of putting. */
export class Agenda {
  #heap = [];
  #put = 0;
  now = 0;

  /** Lets `act` happen `after` units from now. */
  in(after, act) {
    const entry = { at: this.now + after, nth: (this.#put += 1), act };
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!earlier(entry, heap[above])) break;
      heap[place] = heap[above];
      place = above;
    }
    heap[place] = entry;
  }

  /** Goes on until nothing is left or virtual time reaches `end`. */
  run(end) {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      if (next.at > end) return;
      this.now = next.at;
      next.act();
    }
  }

  #take() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || first === last) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= heap.length) break;
      const child = left + 1 < heap.length && earlier(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!earlier(heap[child], last)) break;
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

const earlier = (a, b) => a.at < b.at || (a.at === b.at && a.nth < b.nth);

/** One who serves one at a time, first come, first served; knows how long it was busy. */
export class Server {
  #waiting = [];
  #head = 0;
  #busy = false;
  busyFor = 0;

  constructor(agenda) {
    this.agenda = agenda;
  }

  /** Serves for `time`, then does `done`. */
  serve(time, done) {
    this.#waiting.push({ time, done });
    if (!this.#busy) this.#next();
  }

  #next() {
    const work = this.#waiting[this.#head];
    this.#busy = work !== undefined;
    if (work === undefined) return;
    this.#head += 1;
    if (this.#head > 1024) {
      this.#waiting.splice(0, this.#head);
      this.#head = 0;
    }
    this.agenda.in(work.time, () => {
      this.busyFor += work.time;
      work.done();
      this.#next();
    });
  }
}
