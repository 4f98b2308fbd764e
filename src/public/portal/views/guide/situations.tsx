import type { Shell } from '../../../ui/shell.ts'
import { portalPaths } from '../../paths.ts'
import type { GuideSituation } from './guide-props.ts'

/** Guided questions: their answers go into the address of the guide. */
export function Situations({ shell, itemCode, situations, division }: { shell: Shell; itemCode: string; situations: GuideSituation[]; division?: string }) {
  return (
    <form action={`${portalPaths.guide(shell.region.code, itemCode)}#materials`} className="note info stack noprint">
      <p>
        <b>回答 {situations.length} 个问题，只看您需要的材料</b>
      </p>
      {situations.map((situation) => (
        <fieldset key={situation.name}>
          <legend>{situation.question}</legend>
          <div className="row">
            {situation.options.map((option) => (
              <label key={option.value} className="choice">
                <input type="radio" name={situation.name} value={option.value} defaultChecked={option.value === situation.chosen} />
                {option.label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {division ? <input type="hidden" name="division" value={division} /> : null}
      <button className="btn plain">按我的情况列出材料</button>
    </form>
  )
}
