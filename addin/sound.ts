/** Two short tones: high for good, low for bad. Silent where the browser gives no sound. */

let context: AudioContext | null = null;

export function playTone(tone: 'good' | 'bad'): void {
  try {
    context ??= new AudioContext();
    // A browser holds sound back until the person has pressed something; by now a scanner has.
    if (context.state === 'suspended') void context.resume();
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = tone === 'good' ? 880 : 220;
    oscillator.type = tone === 'good' ? 'sine' : 'square';
    gain.gain.value = tone === 'good' ? 0.08 : 0.12;
    oscillator.connect(gain).connect(context.destination);
    const length = tone === 'good' ? 0.07 : 0.25;
    oscillator.start();
    oscillator.stop(context.currentTime + length);
  } catch {
    // No sound device, or none allowed yet: the words and colours say it too.
  }
}
