/** The photos of a unit: links in its custom fields, `photos` as a list or `photo` as one. Only https links are shown. */

export type Fields = Readonly<Record<string, unknown>>;

/** The link in its plain form, or null where the text is no link that begins with https. */
export function parsePhoto(text: string): string | null {
  const bare = text.trim();
  if (!/^https:\/\//i.test(bare) || !URL.canParse(bare)) return null;
  const url = new URL(bare);
  return url.username === '' && url.password === '' ? url.href : null;
}

export function listPhotos(fields: Fields): readonly string[] {
  const links = [fields['photo'], fields['photos']].flat().flatMap((value: unknown) => {
    const link = typeof value === 'string' ? parsePhoto(value) : null;
    return link === null ? [] : [link];
  });
  return [...new Set(links)];
}

/** The change of the custom fields that makes these the photos: all in the list, none beside it. */
export function writePhotos(links: readonly string[]): Fields {
  return { photos: links.length === 0 ? null : links, photo: null };
}
