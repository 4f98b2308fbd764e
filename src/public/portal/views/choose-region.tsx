import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { PortalPage } from '../portal-page.tsx'

export type ChooseRegionProps = {
  shell: Shell
  /** Where to go afterwards; a path of this site. */
  back: string
  regions: { code: string; name: string }[]
}

/** Choosing the district or county whose guides and offices are shown. */
export function ChooseRegionView(props: ChooseRegionProps) {
  return (
    <PortalPage shell={props.shell} title="选择地区" crumbs={[{ label: '选择地区' }]}>
      <div className="narrow roomy">
        <PostForm shell={props.shell} action={portalPaths.chooseRegion()} className="roomy">
          <input type="hidden" name="back" value={props.back} />
          <fieldset className="stack">
            <legend>
              <h1>您在哪里办事？</h1>
            </legend>
            <p className="soft">各地的窗口、时限可能不同，按您选的地区显示。</p>
            <div className="grades">
              {props.regions.map((region) => (
                <label key={region.code} className="choice box">
                  <input type="radio" name="region" value={region.code} defaultChecked={region.code === props.shell.region.code} />
                  {region.name}
                </label>
              ))}
            </div>
          </fieldset>
          <SubmitButton>确定</SubmitButton>
        </PostForm>
      </div>
    </PortalPage>
  )
}
