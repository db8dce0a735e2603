/**
 * Identities. A document's id is made by whoever writes the document, before it is sent, so that sending it
 * twice posts it once.
 */

/** A UUID in lower case. */
export type DocumentId = string & { readonly __brand: 'DocumentId' };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id that a text is, in lower case; null where it is no UUID. */
export function parseDocumentId(text: string): DocumentId | null {
  const lower = text.toLowerCase();
  return uuidPattern.test(lower) ? (lower as DocumentId) : null;
}
