import { Details } from '../../../ui/panels.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { MaterialDownloads } from '../material-downloads.tsx'
import type { GuideMaterial, GuideProps } from './guide-props.ts'
import { Section } from './section.tsx'
import { Situations } from './situations.tsx'

const MATERIAL_FORMS: Record<GuideMaterial['form'], string> = {
  electronic: '网上填写',
  original: '原件',
  copy: '复印件',
  originalOrCopy: '原件或复印件',
}

const MATERIAL_SOURCES: Record<GuideMaterial['source'], string> = {
  applicant: '自己准备',
  government: '政府部门核发',
  intermediary: '中介机构出具',
}

function MaterialLine({ material }: { material: GuideMaterial }) {
  const paper = material.copies > 0 ? `${MATERIAL_FORMS[material.form]} ${material.copies} 份` : MATERIAL_FORMS[material.form]
  return (
    <li>
      <b>{material.name}</b> {material.waivedBy ? <Tag tone="ok">免提交</Tag> : null}{' '}
      {material.deferrable && !material.waivedBy ? <Tag tone="warn">可容缺</Tag> : null}{' '}
      {material.commitment && !material.waivedBy ? <Tag tone="info">可承诺</Tag> : null}{' '}
      {material.necessity === 'optional' ? <Tag>有此情形才需要</Tag> : null}
      <p className="soft small">
        {material.waivedBy ? `系统会取得“${material.waivedBy}”，取不到时才请您提交` : `${paper}，${MATERIAL_SOURCES[material.source]}`}
        {material.requirement ? `。${material.requirement}` : ''}
      </p>
      <MaterialDownloads material={material} />
    </li>
  )
}

/** The same for oneself: whoever is not signed in signs in first. */
function OwnLink({ shell, item, situations, division }: GuideProps) {
  const answers = Object.fromEntries(situations.map(({ name, chosen }) => [name, chosen]))
  return (
    <p>
      <a className="tap" href={portalPaths.ownMaterials(shell.region.code, item.code, { ...answers, division })}>
        {shell.visitor ? '看看我要交哪些' : '登录后可查看您免交哪些'}
      </a>
    </p>
  )
}

/** 需要什么, tailored by the answers of the guided questions. */
export function GuideMaterials(props: GuideProps) {
  const toBring = props.materials.filter((material) => !material.waivedBy)
  const waived = props.materials.filter((material) => material.waivedBy)
  const tailored = props.situations.some((situation) => situation.chosen)
  return (
    <Section id="materials">
      {props.situations.length > 0 ? <Situations shell={props.shell} itemCode={props.item.code} situations={props.situations} division={props.division} /> : null}
      <h3>
        {tailored ? '按您的情况，' : ''}需要您准备 {toBring.length} 份
      </h3>
      <ul className="lines">
        {toBring.map((material) => (
          <MaterialLine key={material.name} material={material} />
        ))}
      </ul>
      {waived.length > 0 ? <OwnLink {...props} /> : null}
      {waived.length > 0 ? (
        <>
          <h3>不用您交 {waived.length} 份</h3>
          <ul className="lines">
            {waived.map((material) => (
              <MaterialLine key={material.name} material={material} />
            ))}
          </ul>
        </>
      ) : null}
      <Details summary="免提交、可容缺、可承诺是什么意思？">
        <p>
          <b>免提交</b>：有电子证照或数据可查的，不用您交。
        </p>
        <p>
          <b>可容缺</b>：主要材料齐全时，这份可以先受理、后补交。
        </p>
        <p>
          <b>可承诺</b>：您书面承诺符合条件，可以代替这份材料；承诺不实要承担责任。
        </p>
      </Details>
    </Section>
  )
}
