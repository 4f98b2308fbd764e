/** Script and style go through as they are, for the policy knows them by their hashes; of everything else each opening tag is looked at. */
const TAGS = /(<script\b[^>]*>)([^]*?<\/script>)|<style\b[^>]*>[^]*?<\/style>|<[a-z][^>]*>/g
const ADDRESSES = / (href|src|action|formaction|data-[a-z-]+)="\/(?!\/)/gi
/** Other sites, the telephone, and windows of their own. */
const WAYS_OUT = / (href="(?:\/\/|(?!data:)[a-z][a-z0-9+.-]*:)[^"]*"|target="[^"]*")/gi
const REMEMBERING = / autocomplete="[^"]*"/gi

/**
 * A page that is shown within a guest's own address: every address on it leads below `base`, links to elsewhere are
 * plain words, and its forms ask the browser to remember nothing. `html` is ours, as React writes it: attributes in
 * double quotes, `<`, `>` and `"` in texts and values escaped.
 */
export const keepWithin = (html: string, base: string): string =>
  html.replace(TAGS, (tag: string, script: string | undefined, body: string) => (script !== undefined ? rewrite(script, base) + body : tag.startsWith('<style') ? tag : rewrite(tag, base)))

function rewrite(tag: string, base: string): string {
  const kept = tag.replace(WAYS_OUT, '').replace(ADDRESSES, (_, name: string) => ` ${name}="${base}/`).replace(REMEMBERING, ' autocomplete="off"')
  return kept.startsWith('<form') && !kept.includes(' autocomplete=') ? `<form autocomplete="off"${kept.slice('<form'.length)}` : kept
}

export const toLocation = (to: string, base: string): string => (to.startsWith('/') ? `${base}${to}` : to)
