// The bar of time under a drawing: which day is shown, and playing from step to step.
// `turned` is called with every day shown, `rested` with the day on which the user came to rest.
// Days are numbers, yyyymmdd; their words come with the data.

const PAUSE = 350;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

class TimeBar {
  constructor(box, turned, rested) {
    this.box = box;
    [this.turned, this.rested] = [turned, rested];
    [this.slider, this.speed] = [box.querySelector("input"), box.querySelector("select")];
    this.then = box.querySelector(".then");
    this.shown = this.playing = false;
    this.told = [];
    box.querySelector(".steps").onclick = (event) => this.act(event.target.dataset.time);
    this.slider.oninput = () => { this.stop(); this.step(Number(this.slider.value)); };
    this.box.onkeydown = (event) => this.key(event);
  }

  // Called with every message of the page. The days that the page was told of come back, perhaps
  // late and not each: they are not news, and only another day moves the bar.
  show(times) {
    this.shown = Boolean(times);
    this.box.hidden = !this.shown;
    if (!times) return this.forget();
    const before = this.times;
    this.times = times;
    this.words(times.words, before?.words);
    this.slider.max = times.days.length - 1;
    this.slider.disabled = times.days.length < 2;
    const came = this.told.indexOf(times.on);
    this.told.splice(0, came + 1);
    const news = came < 0 && times.on !== before?.on;
    const known = times.on === this.day || times.days.includes(this.day);
    if (!known || news) {
      this.stop(false);
      clearTimeout(this.rest);
      this.set(times.on);
    } else {
      this.write();
    }
  }

  forget() {
    this.stop(false);
    clearTimeout(this.rest);
    this.times = this.day = undefined;
    this.told = [];
  }

  close() {
    clearTimeout(this.next);
    clearTimeout(this.rest);
  }

  words(words, before) {
    if (JSON.stringify(words) === JSON.stringify(before)) return;
    this.box.setAttribute("aria-label", words.bar);
    this.slider.setAttribute("aria-label", words.slider);
    this.speed.setAttribute("aria-label", words.speed);
    this.speed.title = words.speed;
    const chosen = this.speed.value || (STILL.matches ? "slow" : "usual");
    this.speed.replaceChildren(
      ...Object.keys(this.times.speeds).map((name) => new Option(words[name], name)),
    );
    this.speed.value = chosen;
    for (const name of ["back", "forward"]) this.name(name, words[name]);
    this.counts(words.counted);
  }

  name(button, words) {
    const found = this.box.querySelector(`[data-time=${button}]`);
    found.title = words;
    found.setAttribute("aria-label", words);
    return found;
  }

  counts(words) {
    this.figures = this.times.counted.map((name) => {
      const [term, figure, line] = ["dt", "dd", "i"].map((tag) => document.createElement(tag));
      line.className = `line ${name}`;
      term.append(line, words[name]);
      const pair = document.createElement("div");
      pair.append(term, figure);
      return [pair, figure];
    });
    this.then.querySelector("dl").replaceChildren(...this.figures.map(([pair]) => pair));
  }

  act(what) {
    if (what === "play") this.toggle();
    if (what === "back") { this.stop(); this.step(this.before()); }
    if (what === "forward") { this.stop(); this.step(this.after()); }
  }

  key(event) {
    if (event.key !== " " || event.target !== this.slider) return;
    event.preventDefault();
    this.toggle();
  }

  // The last step that is not after the day shown; -1 before the first.
  place() {
    return this.times.days.findLastIndex((day) => day <= this.day);
  }

  before() {
    const place = this.place();
    return Math.max(0, this.times.days[place] === this.day ? place - 1 : place);
  }

  after() {
    return Math.min(this.place() + 1, this.times.days.length - 1);
  }

  step(place) {
    this.set(this.times.days[place]);
    this.restSoon();
  }

  set(day) {
    this.day = day;
    this.write();
    this.turned(day);
  }

  toggle() {
    if (this.playing) return this.stop();
    if (this.times.days.length < 2) return;
    this.playing = true;
    clearTimeout(this.rest);
    if (this.place() === this.times.days.length - 1) this.set(this.times.days[0]);
    this.write();
    this.tick();
  }

  tick() {
    this.next = setTimeout(() => {
      this.set(this.times.days[this.after()]);
      if (this.place() < this.times.days.length - 1) this.tick();
      else this.stop();
    }, this.times.speeds[this.speed.value]);
  }

  stop(tell = true) {
    clearTimeout(this.next);
    const was = this.playing;
    this.playing = false;
    if (!was) return;
    this.write();
    if (tell) this.restSoon();
  }

  restSoon() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      if (this.playing || this.day === (this.told.at(-1) ?? this.times.on)) return;
      this.told.push(this.day);
      this.rested(this.day);
    }, PAUSE);
  }

  write() {
    const { times } = this;
    const place = this.place();
    const step = times.days[place] === this.day;
    const [words, counts] = step ? [times.labels[place], times.counts[place]]
      : [times.label, times.now];
    this.slider.value = Math.max(place, 0);
    this.slider.setAttribute("aria-valuetext", words);
    this.then.setAttribute("aria-live", this.playing ? "off" : "polite");
    this.then.querySelector(".day").textContent = words;
    this.figures.forEach(([, figure], each) => {
      figure.textContent = counts[each].toLocaleString("en-US");
    });
    const play = this.name("play", this.playing ? times.words.pause : times.words.play);
    play.textContent = this.playing ? "❚❚" : "▶";
  }
}
