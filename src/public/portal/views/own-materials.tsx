import { ButtonLink } from '../../ui/button.tsx'
import type { FormField } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'
import { Details, Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** replaced: nothing to hand in · fetchable: looked up when one applies and agrees · asked: to be handed in, `text` says why where there is a reason. */
export type OwnMaterial = { name: string; isNecessary: boolean; is: 'replaced' | 'fetchable' | 'asked'; text: string }

export type OwnMaterialsProps = {
  shell: Shell
  itemCode: string
  itemName: string
  /** Guided questions and for whom, as far as there is anything to choose. */
  fields: FormField[]
  division?: string
  /** The answers, once everything is answered: for whom, and what becomes of each material. */
  result?: { applicantName: string; asked: number; necessary: number; materials: OwnMaterial[]; startHref: string | undefined }
  /** Why nothing can be said, and what to do. */
  problem?: string
}

function Questions({ shell, itemCode, fields, division }: Pick<OwnMaterialsProps, 'shell' | 'itemCode' | 'fields' | 'division'>) {
  return (
    <form action={portalPaths.ownMaterials(shell.region.code, itemCode)} className="roomy">
      {division ? <input type="hidden" name="division" value={division} /> : null}
      {fields.map((field) => (
        <FormFieldInput key={field.name} field={field} />
      ))}
      <button className="btn">列出我要交的材料</button>
    </form>
  )
}

/** 请您准备 4 份，另有 1 份看情形. */
function counted(what: string, materials: OwnMaterial[]): string {
  const necessary = materials.filter(({ isNecessary }) => isNecessary).length
  const others = materials.length - necessary
  if (necessary === 0) return `${what} ${others} 份（有此情形才需要）`
  return `${what} ${necessary} 份${others > 0 ? `，另有 ${others} 份有此情形才需要` : ''}`
}

function List({ title, materials, tag }: { title: string; materials: OwnMaterial[]; tag?: { tone: 'ok' | 'info'; text: string } }) {
  if (materials.length === 0) return null
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <ul className="lines">
        {materials.map(({ name, isNecessary, text }) => (
          <li key={name} className="tight">
            <h3>
              {name} {tag ? <Tag tone={tag.tone}>{tag.text}</Tag> : null} {isNecessary ? null : <Tag>有此情形才需要</Tag>}
            </h3>
            {text ? <p className="soft">{text}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 看看我要交哪些: the materials of a guide as they are for the person who is signed in, before they apply. No register is asked. */
export function OwnMaterialsView(props: OwnMaterialsProps) {
  const { result, itemName, itemCode, shell } = props
  const of = (is: OwnMaterial['is']) => (result?.materials ?? []).filter((material) => material.is === is)
  const [asked, fetchable, replaced] = [of('asked'), of('fetchable'), of('replaced')]
  return (
    <PortalPage shell={shell} title={`我要交哪些材料 - ${itemName}`} crumbs={[{ label: itemName, href: portalPaths.guide(shell.region.code, itemCode) }, { label: '我要交哪些' }]}>
      <div className="narrow roomy">
        <div>
          <h1>办{itemName}，我要交哪些</h1>
          {result ? (
            <p>
              {result.applicantName}办理需要 <b>{result.necessary}</b> 份材料，{result.asked === 0 ? <b>一份都不用交</b> : <>只用交 <b>{result.asked}</b> 份</>}
              {fetchable.some(({ isNecessary }) => isNecessary) ? `，其中 ${fetchable.filter(({ isNecessary }) => isNecessary).length} 份办理时同意平台查询，可能也不用交` : ''}。
            </p>
          ) : null}
        </div>
        {props.problem ? (
          <Notice title="现在还列不出来" tone="warn">
            <p>{props.problem}</p>
            <p>
              <a className="tap" href={portalPaths.guide(shell.region.code, itemCode)}>
                看办事指南
              </a>
            </p>
          </Notice>
        ) : null}
        {props.fields.length > 0 && !result && !props.problem ? (
          <section className="card stack">
            <Questions {...props} />
          </section>
        ) : null}
        <List title={counted('请您准备', asked)} materials={asked} />
        <List title={counted('可以由平台查询', fetchable)} materials={fetchable} tag={{ tone: 'info', text: '同意后查询' }} />
        <List title={counted('不用您提交', replaced)} materials={replaced} tag={{ tone: 'ok', text: '免提交' }} />
        {result?.startHref ? (
          <p>
            <ButtonLink href={result.startHref}>立即办理</ButtonLink>
          </p>
        ) : null}
        {result && props.fields.length > 0 ? (
          <Details summary="换一种情形，或者为别人看">
            <Questions {...props} />
          </Details>
        ) : null}
      </div>
    </PortalPage>
  )
}
