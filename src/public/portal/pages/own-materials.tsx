import type { MaterialResolution } from '../../../modules/materials/index.ts'
import { fieldOf, type Page } from '../../../platform/http/page.ts'
import type { FormField } from '../../ui/form-field.ts'
import { makeShell } from '../make-shell.ts'
import { readCitizenSelf, resolveOwnMaterials } from '../operations.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { type OwnMaterial, OwnMaterialsView } from '../views/own-materials.tsx'
import { readGuideFor, toGuideQuery } from './guide.tsx'
import type { Self } from './prefill.ts'

/** 看看我要交哪些: the guide's materials for oneself, or for whom one acts, with what the state has already. */
export const ownMaterialsPage: Page = {
  method: 'GET',
  path: '/guides/:region/:item/materials',
  access: 'citizen',
  async answer(request) {
    const [guide, self, shell] = await Promise.all([readGuideFor(request, request.query), request.run<Self>(readCitizenSelf), makeShell(request, { region: request.params.region })])
    const applicants = self.principals.filter(({ subject }) => (subject.kind === 'person' ? guide.serves.persons : guide.serves.enterprises))
    const { entry } = guide
    const asked = fieldOf(request.query, 'applicant')
    const applicant = applicants.length === 1 ? applicants[0] : applicants.find(({ subject }) => subject.id === asked)
    const answers = toGuideQuery(request.query)
    const fields: FormField[] = [
      ...guide.situations.map(({ id, question, options, chosen }): FormField => ({
        name: `s.${id}`, kind: 'radio', label: question, required: true, options: options.map((option) => ({ value: option.id, label: option.label })), value: chosen ?? undefined,
      })),
      ...(applicants.length > 1
        ? [{ name: 'applicant', kind: 'radio' as const, label: '为谁办理？', required: true, value: applicant?.subject.id, options: applicants.map(({ subject, asName }) => ({ value: subject.id, label: `${subject.name}，${asName}` })) }]
        : []),
    ]
    const problem = applicants.length === 0 ? '您的账号不能直接申请这件事，请看指南里谁可以办。' : entry === null ? '这件事由乡镇（街道）或村（社区）办理，请先在办事指南里选择您在哪里。' : undefined
    const isAnswered = applicant !== undefined && problem === undefined && guide.situations.every(({ chosen }) => chosen !== null)
    const resolved = isAnswered
      ? await request.run<{ applicantName: string; asked: number; necessary: number; materials: MaterialResolution[] }>(resolveOwnMaterials, {
          body: {
            item: guide.code, region: entry!.region, applicant: applicant.subject.id,
            // The region's own body is meant when no township or village is named.
            ...(entry!.divisionCode === `${entry!.region}000000` ? {} : { division: entry!.divisionCode }),
            situations: Object.fromEntries(guide.situations.map(({ id, chosen }) => [id, chosen!])),
          },
        })
      : undefined
    return show(shell, (
      <OwnMaterialsView
        shell={shell}
        itemCode={guide.code}
        itemName={guide.name}
        fields={fields}
        division={answers.division}
        problem={problem}
        result={resolved && { ...resolved, materials: resolved.materials.map(toOwnMaterial), startHref: guide.cannotStartReason === null ? portalPaths.startApplication(request.params.region!, guide.code, answers) : undefined }}
      />
    ))
  },
}

const toOwnMaterial = ({ name, necessary, state, reason, explanation }: MaterialResolution): OwnMaterial => ({ name, isNecessary: necessary, is: state, text: reason === 'nothingReplaces' ? '' : explanation })
