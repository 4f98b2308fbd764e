import { ButtonLink } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/panels.tsx'
import { portalPaths } from '../../paths.ts'
import type { GuideProps } from './guide-props.ts'

/** Where several townships or villages handle an item, the person says which is hers. */
function ChooseDivision(props: GuideProps) {
  return (
    <form action={portalPaths.guide(props.shell.region.code, props.item.code)} className="note info stack noprint">
      <label className="label" htmlFor="division">
        这件事由乡镇（街道）或村（社区）办理，您在哪里？
      </label>
      <div className="search">
        <select id="division" name="division" defaultValue={props.division}>
          {props.divisionsToChoose.map((division) => (
            <option key={division.code} value={division.code}>
              {division.name}
            </option>
          ))}
        </select>
        <button className="btn plain">选好了</button>
      </div>
    </form>
  )
}

/** 立即办理 with the situations already chosen, or why not; and 预约办理 at a hall. A link and no POST: this page is kept for everybody. */
export function Start(props: GuideProps) {
  if (props.divisionsToChoose.length > 0) return <ChooseDivision {...props} />
  const answers = { ...Object.fromEntries(props.situations.map(({ name, chosen }) => [name, chosen])), division: props.division }
  const book = props.places.length > 0 ? <ButtonLink plain href={portalPaths.book({ region: props.shell.region.code, item: props.item.code, ...answers })}>预约办理</ButtonLink> : null
  if (props.cannotStartReason) {
    return (
      <>
        <Notice title="现在不能在网上办理" tone="warn">
          <p>{props.cannotStartReason}</p>
        </Notice>
        {book}
      </>
    )
  }
  return (
    <>
      <ButtonLink href={portalPaths.startApplication(props.shell.region.code, props.item.code, answers)}>立即办理</ButtonLink> {book}
    </>
  )
}
