import { locateScript } from './assets.ts'

/** South-west corner of a map in degrees, and its size in metres. */
export type MapOrigin = { latitude: number; longitude: number; width: number; height: number }

/** Asks the browser where one is, if one wants; fills `x` and `y` of the form around it, whose `place` it empties. */
export const Locate = ({ latitude, longitude, width, height }: MapOrigin) => (
  <>
    <button type="button" className="btn plain" data-locate="" hidden>
      用我现在的位置
    </button>
    <p className="small soft" data-located="" role="status" hidden />
    <script data-lat={latitude} data-lon={longitude} data-width={width} data-height={height} dangerouslySetInnerHTML={{ __html: locateScript.text }} />
  </>
)
