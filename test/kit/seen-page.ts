/** What one look at a page finds without axe. */
export interface SeenPage {
  /** Its parts in their order, as rules see them that look at the whole: whether there is one `main`, how headings follow each other. */
  outline: string
  /**
   * Its parts (landmarks, sections, dialogs, forms and tables), each as axe's rules tell elements apart, the whole last: a page
   * of known outline whose parts are all known has no fault of structure that the known ones had not.
   */
  shapes: string[]
  /** Every kind of text on it, by colour, size and ground, and of link by what tells it from the text around: WCAG 1.4.1 and 1.4.3. */
  textKinds: string[]
  /** Invalid fields that no existing text describes. */
  undescribed: string[]
  /** How far the page reaches beyond the right edge of the screen, in pixels. */
  overflow: number
  hasAxe: boolean
}

/** What a look leaves in the page for axe to look closer: a part of each shape with the parts in it, and the texts of each kind. */
export interface SeenElements {
  parts: { element: Element; within: Element[] }[]
  textsByKind: Map<string, Element[]>
}

/**
 * Looks at the document. Runs in the browser: it may use nothing from outside itself.
 *
 * Of the shape are tags, roles, names present or empty, references kept or broken, what is shown and what scrolls; not of
 * it are texts, running numbers and how often an equal neighbour is repeated. An attribute nobody thought of here counts
 * with its value: a page looks new once too often rather than once too seldom.
 */
export function seePage(): SeenPage {
  // A button that is just fading in is not what anybody reads: whatever moves comes to its end first.
  for (const animation of document.getAnimations()) if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish()

  const unseen = /^(class|style|d|points|transform|viewbox|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|fill|stroke.*|srcset|sizes|datetime|action|data-.*)$/
  const idReferences = /^(for|form|list|headers|popovertarget|aria-(activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))$/
  /** Rules ask whether there is one, not what it says. */
  const texts = /^(src|value|title|placeholder|aria-(label|description|roledescription|placeholder|valuetext))$/
  /** Two of these on one page must be told apart by their names. */
  const landmarks = 'header, footer, nav, main, aside, section, form, iframe, [role=banner], [role=contentinfo], [role=navigation], [role=main], [role=complementary], [role=region], [role=search], [role=form]'

  const all = [...document.querySelectorAll('*')]
  const timesOfId = new Map<string, number>()
  for (const { id } of all) if (id !== '') timesOfId.set(id, (timesOfId.get(id) ?? 0) + 1)
  const presence = (text: string | null | undefined): string => (text?.trim() ? '…' : '')
  const withoutNumbers = (text: string): string => text.replace(/\d+/g, '0')
  /** An element that is named elsewhere, as far as rules ask: whether it is there, once, shown, says something and may be named. */
  const referenced = (id: string): string => {
    const target = document.getElementById(id)
    return target ? `${target.localName}${target.getAttribute('role') ?? ''}${timesOfId.get(id)! > 1 ? '!' : ''}${target.checkVisibility({ visibilityProperty: true })}${presence(target.textContent)}` : '?'
  }
  const describe = ({ name, value }: Attr): string => {
    if (name === 'id') return timesOfId.get(value)! > 1 ? 'id!' : value === '' ? 'id?' : 'id'
    // Only a style that readers cannot override is a fault.
    if (name === 'style') return value.includes('!important') ? `style=${value}` : ''
    if (unseen.test(name)) return ''
    if (idReferences.test(name)) return `${name}=${value.split(/\s+/).filter(Boolean).map(referenced).join()}`
    if (name === 'href') return `href=${value.startsWith('#') ? `#${referenced(value.slice(1))}` : presence(value)}`
    // An image that says what the text beside it says is a fault.
    if (name === 'alt') return `alt=${value}`
    if (texts.test(name)) return `${name}=${presence(value)}`
    return `${name}=${name === 'lang' || name === 'content' ? value : withoutNumbers(value)}`
  }
  const scrolls = (element: Element): string => {
    const isLarger = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
    return isLarger && /auto|scroll/.test(getComputedStyle(element).overflow) ? '↕' : ''
  }
  /** A field knows its labels: that some label names some field is not enough. */
  const field = (element: Element): string => {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement)) return ''
    return `${presence(element.value)}[${[...(element.labels ?? [])].map((label) => `${presence(label.textContent)}${label.checkVisibility({ visibilityProperty: true })}`).join()}]`
  }
  /** Some rules ask whether a table is larger than three by three. */
  const most = 4
  const parts = new Map<string, SeenElements['parts'][number]>()
  const outline: string[] = []
  const headings = 'h1, h2, h3, h4, h5, h6, [role=heading]'
  const partSelector = `${landmarks}, ${headings}, dialog, fieldset, table, [role=dialog], [role=alert], [role=status]`
  const names: string[] = []
  /** Names are told apart, not read: the same number, the same name. */
  const nameOf = (element: Element): number => {
    const labelled = element.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => document.getElementById(id)?.textContent?.trim()).join(' ')
    const name = labelled || element.getAttribute('aria-label')?.trim() || element.getAttribute('title') || ''
    if (name === '') return 0
    if (!names.includes(name)) names.push(name)
    return names.indexOf(name) + 1
  }
  const outlineOf = (element: Element): string =>
    ['role', 'aria-level', 'aria-hidden', 'aria-modal'].reduce((text, mark) => `${text} ${element.getAttribute(mark) ?? ''}`, `${element.localName}${element.checkVisibility({ visibilityProperty: true })}`)
    + (element.matches(landmarks) ? nameOf(element) : '')
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]'
  /** A part is kept by itself, below what its ancestors say; where it stands, only what those can ask of it is left. */
  const shapeOf = (element: Element, ancestors: string, outer: Element[]): string => {
    if (/^(script|style|template|noscript)$/.test(element.localName)) return ''
    const isShown = element.checkVisibility({ visibilityProperty: true })
    const marks = [...element.attributes].map((attribute) => describe(attribute)).filter(Boolean).sort().join(' ')
    const self = `${element.localName} ${marks}${isShown ? scrolls(element) : '-'}${field(element)}`
    const isPart = element.matches(partSelector)
    if (isPart) outer.push(element)
    const isOutlined = isPart && element.matches(`${landmarks}, ${headings}, dialog, [role=dialog]`)
    if (isOutlined) outline.push(`<${outlineOf(element)}`)
    const within = isPart ? [] : outer
    const inside: string[] = []
    let before = ''
    let times = 0
    for (const child of element.childNodes) {
      const shape = child instanceof Element ? shapeOf(child, `${ancestors}<${self}`, within) : child.nodeType === Node.TEXT_NODE ? presence(child.textContent) : ''
      if (shape === '') continue
      times = shape === before ? times + 1 : 1
      before = shape
      if (times <= most) inside.push(shape)
    }
    const shape = `<${self}>${inside.join('')}</>`
    if (isOutlined) outline.push('</>')
    if (!isPart) return shape
    parts.set(`${ancestors}${shape}`, { element, within })
    return `<${self}${presence(element.textContent)}${element.querySelector(focusable) ? '*' : ''}/>`
  }

  const grounds = new Map<Element, string>()
  const groundOf = (element: Element): string => {
    const known = grounds.get(element)
    if (known !== undefined) return known
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element)
    const layer = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none' && opacity === '1' ? '' : `${backgroundColor} ${backgroundImage} ${opacity}`
    const isOpaque = backgroundColor.startsWith('rgb(') && opacity === '1'
    const ground = isOpaque || !element.parentElement ? layer : [layer, groundOf(element.parentElement)].filter(Boolean).join(' / ')
    grounds.set(element, ground)
    return ground
  }
  const textsByKind: SeenElements['textsByKind'] = new Map()
  const note = (element: Element, ...marks: string[]): void => {
    const kind = marks.join(' ')
    const known = textsByKind.get(kind)
    if (known) known.push(element)
    else textsByKind.set(kind, [element])
  }
  const withText = document.evaluate('//body//*[self::input or self::select or self::textarea or text()[normalize-space()]]', document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null)
  for (let index = 0; index < withText.snapshotLength; index++) {
    const element = withText.snapshotItem(index) as Element
    if (!element.checkVisibility()) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    // WCAG 1.4.3 asks less of 24 px, and of 18.66 px in bold.
    const isLarge = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
    note(element, color, isLarge ? 'large' : 'small', groundOf(element))
    if (element.localName !== 'a') continue
    const { textDecorationLine, borderBottomStyle } = getComputedStyle(element)
    const around = getComputedStyle(element.parentElement!)
    note(element, 'link', color, fontSize, fontWeight, textDecorationLine, borderBottomStyle, groundOf(element), around.color, around.fontWeight, groundOf(element.parentElement!))
  }

  const undescribed = [...document.querySelectorAll('[aria-invalid=true]')]
    .filter((field) => !(field.getAttribute('aria-describedby') ?? '').split(' ').some((id) => id !== '' && document.getElementById(id)?.textContent))
    .map((field) => field.id || field.tagName)
  const within: Element[] = []
  parts.set(`${presence(document.title)}${shapeOf(document.documentElement, '', within)}`, { element: document.documentElement, within })
  Object.assign(globalThis, { seen: { parts: [...parts.values()], textsByKind } satisfies SeenElements })
  return {
    outline: outline.join(''),
    shapes: [...parts.keys()],
    textKinds: [...textsByKind.keys()],
    undescribed,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    hasAxe: 'axe' in globalThis,
  }
}
