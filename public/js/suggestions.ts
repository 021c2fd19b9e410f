export interface Suggestion {
  value: string;
  label: string;
  note: string;
}

/** What the desk offers for these words (src/admin/people/completion.ts); nothing where it cannot be asked. */
export async function suggestionsFor(address: string, words: string): Promise<Suggestion[]> {
  try {
    const answer = await fetch(`${address}&q=${encodeURIComponent(words)}`, {
      headers: { accept: 'application/json' },
    });
    // Who is logged out gets the login, which offers nothing.
    if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return [];
    const { suggestions } = (await answer.json()) as { suggestions: Suggestion[] };
    return suggestions;
  } catch {
    return [];
  }
}
