import { findEntry, getPublishedItem, suggestItemsOperation } from '../../../modules/catalogue/index.ts'
import { type Directory, getDirectory, type HallView as Hall, mapOrigin, pointKindWords, readHall, windowsFor } from '../../../modules/organisation/index.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { getSetting } from '../../../platform/settings.ts'
import { toFloors } from '../floors.ts'
import { makeShell } from '../make-shell.ts'
import { findServicePoints, type PointList } from '../operations.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import type { CityMapProps, MapArea } from '../views/halls/city-map.tsx'
import { HallListView, type PointAsked } from '../views/halls/hall-list.tsx'
import { HallView } from '../views/halls/hall.tsx'

/** As many marks as have a number in the list; more would cover the map. */
const NUMBERED = 9
const SUGGESTED = 6
/** Metres around the region, or around where one sets out from. */
const MARGIN = 500
const NEAR = 2000

const ASKED = ['place', 'x', 'y', 'kind', 'item', 'q', 'open', 'cursor'] as const

/** 就近找办事地点. */
export const hallsPage: Page = {
  method: 'GET',
  path: '/halls',
  access: 'anyone',
  async answer(request) {
    const { platform } = request
    const given = Object.fromEntries(ASKED.flatMap((name) => {
      const value = fieldOf(request.query, name)?.trim()
      return value ? [[name, value]] : []
    })) as Omit<PointAsked, 'region'>
    // Whoever chose another county keeps no village of the one before; a link that names a place is of its county.
    const named = fieldOf(request.query, 'region') || given.place?.slice(0, 6)
    const shell = await makeShell(request, named ? { region: named } : {})
    const region = shell.region.code
    const { place, ...rest } = given
    const asked: PointAsked = { region, ...rest, ...(place?.startsWith(region) ? { place } : {}) }
    const { q, ...query } = asked
    const [directory, origin, list, items] = await Promise.all([
      getDirectory(platform),
      getSetting(platform, mapOrigin, region, platform.clock.today()),
      request.run<PointList>(findServicePoints, { query }),
      q !== undefined && asked.item === undefined ? suggestItems(request, q) : [],
    ])
    return show(shell, (
      <HallListView
        shell={shell} asked={asked} list={list} items={items}
        regions={directory.listRegions().map(({ code, name }) => ({ code, name }))}
        places={directory.listTownships(region).map(({ code, name }) => ({ code, name, villages: directory.listVillages(code).map((village) => ({ code: village.code, name: village.name })) }))}
        kinds={Object.entries(pointKindWords).map(([kind, name]) => ({ kind, name }))}
        map={toMap(directory, region, asked, list)}
        origin={toOrigin(origin, directory)}
      />
    ))
  },
}

function toMap(directory: Directory, region: string, asked: PointAsked, { from, circle, rows }: PointList): Omit<CityMapProps, 'isLarge'> {
  const townships = directory.listRegions().flatMap(({ code }) => directory.listTownships(code))
  const areas = townships.flatMap(({ code, region: own }): MapArea[] => {
    const place = directory.placeOf(code)
    return place?.outline ? [{ code, outline: place.outline, isOurs: own === region, href: portalPaths.halls({ ...asked, region: own, place: code, x: undefined, y: undefined, cursor: undefined }) }] : []
  })
  const shown = areas.filter(({ isOurs }) => isOurs)
  const corners = (shown.length > 0 ? shown : areas).flatMap(({ outline }) => outline)
  const isNear = (asked.place !== undefined || asked.x !== undefined) && from.position !== null
  const [xs, ys] = isNear ? [[from.position!.x - NEAR, from.position!.x + NEAR], [from.position!.y - NEAR, from.position!.y + NEAR]] : [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, bottom] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN]
  const labelled = shown.length > 0 || isNear ? townships : directory.listRegions().filter(({ level }) => level === 'county').map(({ code, name }) => ({ code: `${code}000000`, name }))
  return {
    labels: labelled.flatMap(({ code, name }) => {
      const place = directory.placeOf(code)
      return place ? [{ name, at: { x: place.x, y: place.y } }] : []
    }),
    areas, from: from.position, circleMetres: circle.metres,
    view: { left, bottom, width: Math.max(...xs) + MARGIN - left, height: Math.max(...ys) + MARGIN - bottom },
    points: rows.flatMap(({ name, kind, position }, index) => (position ? [{ name, kind, position, number: asked.cursor === undefined && index < NUMBERED ? index + 1 : undefined }] : [])),
  }
}

/** The map reaches as far as its outermost corner. */
function toOrigin(origin: string, directory: Directory) {
  const [latitude, longitude] = origin.split(',').map(Number)
  const corners = directory.listRegions().flatMap(({ code }) => directory.listTownships(code)).flatMap(({ code }) => directory.placeOf(code)?.outline ?? [])
  return latitude === undefined || longitude === undefined || corners.length === 0 ? undefined : { latitude, longitude, width: Math.max(...corners.map(([x]) => x)), height: Math.max(...corners.map(([, y]) => y)) }
}

/** 一个大厅. */
export const hallPage: Page = {
  method: 'GET',
  path: '/halls/:id',
  access: 'anyone',
  async answer(request) {
    const hall = await request.run<Hall>(readHall, { params: { id: request.params.id! } })
    const shell = await makeShell(request, { region: hall.region })
    const [q, code] = [fieldOf(request.query, 'q')?.trim() || undefined, fieldOf(request.query, 'item')?.trim() || undefined]
    const [items, found] = await Promise.all([q !== undefined && code === undefined ? suggestItems(request, q) : [], code === undefined ? undefined : findWindows(request, hall, code)])
    const floorNames = new Map(hall.plan?.floors.map(({ id, name }) => [id, name]))
    const floorOf = new Map(hall.plan?.windows.map(({ no, floor }) => [no, floorNames.get(floor)!]))
    // Where some are for this matter, those are the ones to go to.
    const best = found?.windows.filter(({ isParticular }) => isParticular) ?? []
    const foundNos = new Set((best.length > 0 ? best : (found?.windows ?? [])).map(({ no }) => no))
    return show(shell, (
      <HallView
        shell={shell} q={q} items={items}
        hall={{
          ...hall, facilities: hall.facilities.map(({ name }) => name), zones: hall.zones.map(({ name, floor }) => ({ name, floorName: (floor && floorNames.get(floor)) ?? null })),
          windows: hall.windows.map((window) => ({ ...window, floorName: floorOf.get(window.no) ?? null })),
        }}
        found={found && { ...found, windows: found.windows.map(({ no, isParticular }) => ({ no, isParticular, floorName: floorOf.get(no) ?? null })) }}
        floors={toFloors(hall, foundNos)}
      />
    ))
  },
}

/** Which windows take the matter in today: none where this hall's division does not handle it. */
async function findWindows({ platform }: PageRequest, hall: Hall, code: string) {
  const [directory, item] = await Promise.all([getDirectory(platform), getPublishedItem(platform, code)])
  const { divisionCode } = directory.hall(hall.id)
  const isOfRegion = divisionCode.endsWith('000000')
  const entry = await findEntry(platform, code, hall.region, isOfRegion ? undefined : divisionCode)
  const isHere = entry !== undefined && (entry.divisionCode === divisionCode || isOfRegion)
  return {
    item: { code, name: item.name }, guide: portalPaths.guide(hall.region, code),
    windows: isHere ? windowsFor(directory, hall.id, code, entry.authorityId, platform.clock.today()).map((window) => ({ ...window, isParticular: !window.takes.everything })) : [],
  }
}

const suggestItems = async (request: PageRequest, q: string) => (await request.run<{ items: { code: string; name: string }[] }>(suggestItemsOperation, { query: { q, limit: SUGGESTED } })).items
