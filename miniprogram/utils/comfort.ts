import { onPreferences, preferences, type Preferences } from '../stores/preferences';

/** Gives a page `elder`, and `look`: the classes that make type large and contrast high. */
export const comfort = Behavior({
  data: { elder: false, look: '' },
  lifetimes: {
    attached() {
      const apply = (wanted: Preferences): void => this.setData({ elder: wanted.elder, look: lookOf(wanted) });
      apply(preferences());
      endings.set(this, onPreferences(apply));
    },
    detached() {
      endings.get(this)?.();
      endings.delete(this);
    },
  },
});

const endings = new WeakMap<object, () => void>();

export function lookOf(wanted: Preferences): string {
  return [wanted.elder ? 'elder' : '', wanted.contrast ? 'contrast' : ''].filter(Boolean).join(' ');
}
