/**
 * Offers names and stories while somebody types them: the pattern of a list beside a field, of which nothing is taken
 * before somebody chooses it, so that a new name is typed as if the list were not there. The field stays what it was.
 */

import { nameChosen } from './chosen.ts';
import { type Part, partAt, withPart } from './parts.ts';
import { type Suggestion, suggestionsFor } from './suggestions.ts';

/** What stands between the values of a field; null: it holds one. */
type Separator = ',' | '\n' | null;
type Field = HTMLInputElement | HTMLTextAreaElement;

const PAUSE = 150;

class Offers {
  private readonly list = document.createElement('ul');
  private readonly said = document.createElement('span');
  private suggestions: Suggestion[] = [];
  private at = -1;
  private timer = 0;
  private asked = 0;

  private readonly field: Field;
  private readonly address: string;
  private readonly separator: Separator;

  constructor(field: Field, address: string, separator: Separator) {
    const { list, said } = this;
    this.field = field;
    this.address = address;
    this.separator = separator;
    list.id = `${field.id}-offers`;
    list.role = 'listbox';
    list.hidden = true;
    list.ariaLabel = `Offered for ${field.labels?.[0]?.textContent ?? 'this field'}`;
    said.className = 'vh';
    said.role = 'status';
    const frame = document.createElement('div');
    frame.className = 'offers';
    field.replaceWith(frame);
    frame.append(field, list, said);

    // A field of several lines may not call itself a combobox; what it says of its list is the same.
    if (field instanceof HTMLInputElement) {
      field.role = 'combobox';
      field.ariaExpanded = 'false';
    }
    field.setAttribute('aria-controls', list.id);
    field.ariaAutoComplete = 'list';
    field.autocomplete = 'off';
    field.addEventListener('input', () => this.ask());
    field.addEventListener('keydown', (event) => this.press(event as KeyboardEvent));
    field.addEventListener('blur', () => this.close());
    // The field keeps the focus, and with it the keyboard of a telephone.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role="option"]') : null;
      if (option) this.take([...list.children].indexOf(option));
    });
  }

  private part(): Part {
    const { value, selectionStart } = this.field;
    return partAt(value, selectionStart ?? value.length, this.separator);
  }

  private ask(): void {
    clearTimeout(this.timer);
    this.asked += 1;
    // What was chosen in the list of a moment ago is not meant any more.
    this.go(-1);
    const { words } = this.part();
    if (words === '') this.close();
    else this.timer = setTimeout(() => void this.find(words, this.asked), PAUSE);
  }

  /** @param mine the number of this question, which a newer one overtakes */
  private async find(words: string, mine: number): Promise<void> {
    const found = await suggestionsFor(this.address, words);
    const isMeant = mine === this.asked && document.activeElement === this.field && this.part().words === words;
    if (isMeant) this.show(found);
  }

  private show(found: Suggestion[]): void {
    const { words, others } = this.part();
    this.suggestions = found.filter(
      // Names with a comma would fall apart; what stands in the field already is not offered again.
      ({ value }) => !(this.separator === ',' && value.includes(',')) && !others.includes(value),
    );
    const only = this.suggestions.length === 1 ? this.suggestions[0] : undefined;
    if (this.suggestions.length === 0 || only?.value === words) {
      this.close();
      if (!only) this.said.textContent = 'Nothing known is called that.';
      return;
    }
    this.list.replaceChildren(...this.suggestions.map((each, i) => option(each, `${this.list.id}-${i}`)));
    this.list.hidden = false;
    this.at = -1;
    this.mark();
    this.expand(true);
    this.said.textContent = `${this.suggestions.length} offered, by the arrow keys.`;
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked += 1;
    this.list.hidden = true;
    this.at = -1;
    this.field.removeAttribute('aria-activedescendant');
    this.expand(false);
    this.said.textContent = '';
  }

  private expand(open: boolean): void {
    if (this.field.role === 'combobox') this.field.ariaExpanded = String(open);
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing || this.list.hidden) return;
    const { length } = this.suggestions;
    const act: Partial<Record<string, () => void>> = {
      ArrowDown: () => this.go(this.at + 1 < length ? this.at + 1 : -1),
      ArrowUp: () => this.go(this.at < 0 ? length - 1 : this.at - 1),
      Escape: () => this.close(),
      // Without a choice the key does what it always does.
      ...(this.at >= 0 && { Enter: () => this.take(this.at) }),
    };
    const chosen = event.ctrlKey || event.metaKey || event.altKey ? undefined : act[event.key];
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    chosen();
  }

  /** @param at -1: back in the field */
  private go(at: number): void {
    this.at = at;
    this.mark();
  }

  private mark(): void {
    for (const [i, each] of [...this.list.children].entries()) {
      each.ariaSelected = String(i === this.at);
      if (i === this.at) each.scrollIntoView({ block: 'nearest' });
    }
    const option = this.list.children[this.at];
    if (option) this.field.setAttribute('aria-activedescendant', option.id);
    else this.field.removeAttribute('aria-activedescendant');
  }

  private take(at: number): void {
    const suggestion = this.suggestions[at];
    if (!suggestion) return;
    const { field } = this;
    const { value, caret } = withPart(field.value, this.part(), suggestion.value, this.separator);
    field.value = value;
    field.setSelectionRange(caret, caret);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    this.close();
    this.said.textContent = `${suggestion.label} taken.`;
    if (field.id === 'related') nameChosen(suggestion.value, suggestion.label);
  }
}

function option({ label, note }: Suggestion, id: string): HTMLElement {
  const line = document.createElement('li');
  line.id = id;
  line.role = 'option';
  const [name, rest] = [document.createElement('b'), document.createElement('span')];
  name.textContent = label;
  rest.textContent = note;
  line.append(name, ' ', rest);
  return line;
}

offer('#people', '/admin/tags.json?kind=person', ',');
offer('#topics', '/admin/tags.json?kind=topic', ',');
offer('#related', '/admin/stories.json?', '\n');
const same = document.querySelector<HTMLInputElement>('[data-complete]');
offer('[data-complete]', `/admin/tags.json?kind=${same?.dataset.complete}`, null);

function offer(selector: string, address: string, separator: Separator): void {
  const field = document.querySelector<Field>(selector);
  if (field) new Offers(field, address, separator);
}
