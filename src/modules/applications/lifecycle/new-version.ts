import { durationText, type ServiceItem, tailorMaterials } from '../../catalogue/index.ts'
import type { Application, HandedMaterial } from '../application.ts'
import { type Resolutions, toStandIn } from '../submission/handed-materials.ts'
import { pinnedContent, promisable } from '../submission/pinned-content.ts'
import type { StepOffice } from '../submission/step-offices.ts'
import type { MovedContent } from '../record/record-events.ts'

/** What another version of its item would mean for a running case. */
export interface NewVersionEffect {
  /** What the applicant would have to do before the case could be handled by it; empty when nothing. */
  needs: string[]
  /** What gets easier for the applicant. */
  gains: string[]
  /** What the case would carry from then on, when nothing is needed. */
  content: MovedContent
}

/**
 * The case as the other version would have it. Answers are found again by their words, materials by name: what was handed
 * in and found right stays so. A case keeps its own version unless its applicant agrees to move (行政许可法 art. 8: what was
 * begun in trust is not changed over people's heads).
 * @param resolutions what the state has of the applicant; without it (a look at many cases at once) what the guide says can be waived counts as waived
 */
export function effectOf(application: Application, to: ServiceItem, offices?: ReadonlyMap<string, StepOffice>, resolutions?: Resolutions): NewVersionEffect {
  const { detail } = application
  const answers = to.situations.map((situation) => {
    const given = detail.situations.find(({ question }) => question === situation.question)
    return { situation, option: situation.options.find(({ label }) => label === given?.answer) }
  })
  const open = answers.filter(({ option }) => !option)
  const wanted = tailorMaterials(to, Object.fromEntries(answers.flatMap(({ situation, option }) => (option ? [[situation.id, option.id]] : []))))
  const materials = wanted.map((material): HandedMaterial => {
    const handed = detail.materials.find(({ name }) => name === material.name)
    const base = { id: material.id, name: material.name, necessary: material.necessary, ...promisable(material) }
    if (handed && handed.provided !== 'none') return { ...handed, ...base }
    const resolution = resolutions?.get(material.id)
    if (material.exemptBy && (!resolutions || resolution?.state === 'replaced')) {
      return { ...base, provided: 'waived', files: [], waivedBy: material.exemptBy, ...(resolution ? { standIn: toStandIn(resolution) } : {}), check: 'unchecked' }
    }
    return { ...base, provided: 'none', files: [], check: 'unchecked' }
  })
  const missing = materials.filter(({ necessary, provided }) => necessary && provided === 'none')
  const dropped = detail.materials.filter(({ name, provided }) => provided === 'none' && !wanted.some((material) => material.name === name))
  return {
    needs: [...open.map(({ situation }) => `重新回答「${situation.question}」`), ...missing.map(({ name }) => `补交「${name}」`)],
    gains: [
      ...dropped.map(({ name }) => `不用再交「${name}」`),
      ...(isShorter(to.promisedLimit, detail.promisedLimit) ? [`承诺时限由${durationText(detail.promisedLimit)}缩短为${durationText(to.promisedLimit)}`] : []),
    ],
    content: {
      itemVersion: to.version,
      itemName: to.name,
      ...pinnedContent(to, offices),
      situations: answers.flatMap(({ situation, option }) => (option ? [{ question: situation.question, answer: option.label }] : [])),
      materials,
    },
  }
}

const isShorter = (one: ServiceItem['promisedLimit'], other: ServiceItem['promisedLimit']): boolean => one.unit === other.unit && one.amount < other.amount
