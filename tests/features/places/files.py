"""Files as the programs people use really write them, shortened."""

from __future__ import annotations

import io
import zipfile

from cairn.features.places.importing import Imported, parse

OSMAND = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<gpx version="1.1" creator="OsmAnd~ 4.7.12" xmlns="http://www.topografix.com/GPX/1/1"
     xmlns:osmand="https://osmand.net/docs/technical/osmand-file-formats/osmand-gpx"
     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <metadata><name>favorites</name><time>2026-10-02T08:11:53Z</time></metadata>
  <wpt lat="35.7147651" lon="139.7966553">
    <ele>12.4</ele><time>2026-09-30T19:21:07Z</time>
    <name>Sensō-ji 浅草寺</name>
    <desc>Oldest temple of Tokyo.
Go before 8.</desc>
    <cmt>Ben's tip</cmt>
    <type>attraction</type>
    <link href="https://www.senso-ji.jp/"><text>site</text></link>
    <extensions>
      <osmand:address>2-3-1 Asakusa, Taito City</osmand:address>
      <osmand:icon>special_star</osmand:icon><osmand:color>#eecc22</osmand:color>
    </extensions>
  </wpt>
  <wpt lat="35.0116" lon="135.7681"><time>2026-09-30T19:25:00Z</time></wpt>
</gpx>"""

GARMIN = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3"
     xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1" creator="eTrex 32x" version="1.1">
  <wpt lat="34.295956" lon="132.319822"><ele>3.1</ele><name>001</name><sym>Flag, Blue</sym></wpt>
  <rte><name>Pier to shrine</name>
    <rtept lat="34.3023" lon="132.3220"><name>Pier</name><extensions><gpxx:RoutePointExtension>
      <gpxx:rpt lat="34.3010" lon="132.3215"/></gpxx:RoutePointExtension></extensions></rtept>
    <rtept lat="34.2960" lon="132.3199"><name>Shrine</name></rtept>
  </rte>
  <trk><name>Mt Misen</name><extensions><gpxx:TrackExtension><gpxx:DisplayColor>Red</gpxx:DisplayColor>
      </gpxx:TrackExtension></extensions>
    <trkseg>
      <trkpt lat="34.2960" lon="132.3199"><ele>3.10</ele><time>2026-11-30T00:01:12Z</time>
        <extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>92</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>
      </trkpt>
      <trkpt lat="34.2917" lon="132.3190"><ele>61.0</ele></trkpt>
    </trkseg>
    <trkseg>
      <trkpt lat="34.2850" lon="132.3195"><ele>310.5</ele></trkpt>
      <trkpt lat="34.2797" lon="132.3194"><ele>535.0</ele></trkpt>
    </trkseg>
  </trk>
</gpx>"""

MY_MAPS = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
  <Document>
    <name>Japan 2026</name>
    <Style id="icon-1899-0288D1-normal"><IconStyle><color>ffd18802</color><scale>1</scale></IconStyle></Style>
    <Style id="line-C2410C-5000-normal"><LineStyle><color>ff0c41c2</color><width>5</width></LineStyle></Style>
    <Style id="line-C2410C-5000-highlight"><LineStyle><color>ff0c41c2</color><width>7</width></LineStyle></Style>
    <StyleMap id="line-C2410C-5000">
      <Pair><key>normal</key><styleUrl>#line-C2410C-5000-normal</styleUrl></Pair>
      <Pair><key>highlight</key><styleUrl>#line-C2410C-5000-highlight</styleUrl></Pair>
    </StyleMap>
    <Folder>
      <name>Restaurant</name>
      <Placemark>
        <name>Omen Ginkakuji</name>
        <description><![CDATA[<img src="https://mymaps.usercontent.google.com/x.jpg" height="200" width="auto" />
<br><br>Udon with <b>sesame</b> &amp; vegetables.<br>Rating: 4.5]]></description>
        <styleUrl>#icon-1899-0288D1</styleUrl>
        <ExtendedData>
          <Data name="Rating"><value>4.5</value></Data>
          <Data name="Phone"><value>+81 75-771-8994</value></Data>
          <Data name="Closed"><value>Thursday</value></Data>
          <Data name="gx_media_links"><value><![CDATA[https://mymaps.usercontent.google.com/x.jpg]]></value></Data>
        </ExtendedData>
        <Point><coordinates>
          135.7943,35.0263,0
        </coordinates></Point>
      </Placemark>
      <Placemark>
        <name>Not found on the map</name><address>74 Jodoji Ishibashicho, Kyoto</address>
      </Placemark>
    </Folder>
    <Folder>
      <name>Walks</name>
      <Placemark>
        <name>Philosopher's Path</name>
        <styleUrl>#line-C2410C-5000</styleUrl>
        <LineString><tessellate>1</tessellate><coordinates>
          135.7949,35.0267,0
          135.7950,35.0236,0
          135.7937,35.0113,0
        </coordinates></LineString>
      </Placemark>
      <Placemark>
        <name>Gion</name>
        <MultiGeometry>
          <Point><coordinates>135.7751,35.0026</coordinates></Point>
          <Polygon><outerBoundaryIs><LinearRing><coordinates>
            135.770,35.000 135.780,35.000 135.780,35.006 135.770,35.000</coordinates></LinearRing></outerBoundaryIs>
            <innerBoundaryIs><LinearRing><coordinates>135.772,35.001 135.773,35.001 135.773,35.002 135.772,35.001
            </coordinates></LinearRing></innerBoundaryIs></Polygon>
        </MultiGeometry>
      </Placemark>
    </Folder>
  </Document>
</kml>"""

GOOGLE_EARTH_TRACK = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Placemark><name>Kurama hike</name><Style><LineStyle><color>ff00aa00</color></LineStyle></Style><gx:Track>
<when>2026-11-29T01:00:00Z</when><when>2026-11-29T01:10:00Z</when>
<gx:coord>135.7710 35.1181 250</gx:coord><gx:coord>135.7629 35.1218 245</gx:coord>
</gx:Track></Placemark></Document></kml>"""

GEOJSON_IO = """{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"name": "Dotonbori", "marker-symbol": "bar", "desc": "Neon", "stars": 5},
  "geometry": {"coordinates": [135.5013, 34.6687], "type": "Point"}, "id": 0},
 {"type": "Feature", "properties": {}, "geometry": {"coordinates": [135.50, 34.67, 12.5], "type": "Point"}},
 {"type": "Feature", "properties": {"title": "Canal walk", "stroke": "#0F766E"},
  "geometry": {"type": "LineString", "coordinates": [[135.5013, 34.6687], [135.5063, 34.6653]]}},
 {"type": "Feature", "properties": {"name": "Two parts"}, "geometry": {"type": "GeometryCollection", "geometries": [
   {"type": "MultiPoint", "coordinates": [[135.1, 34.1], [135.2, 34.2]]},
   {"type": "MultiPolygon", "coordinates": [[[[135.1, 34.1], [135.2, 34.1], [135.2, 34.2], [135.1, 34.1]]]]}]}},
 {"type": "Feature", "properties": {"name": "Nowhere"}, "geometry": null}
]}"""

TAKEOUT = """{"type": "FeatureCollection", "features": [
 {"geometry": {"coordinates": [139.7967, 35.7148], "type": "Point"}, "properties": {"date": "2026-02-02T19:40:11Z",
  "google_maps_url": "http://maps.google.com/?cid=123", "location": {"address": "2-3-1 Asakusa, Taito City",
  "country_code": "JP", "name": "Senso-ji"}}, "type": "Feature"},
 {"geometry": {"coordinates": [0, 0], "type": "Point"}, "properties": {
  "location": {"address": "Kyoto", "name": "Tea house"}}, "type": "Feature"}]}"""


def read(content: str | bytes, name: str = "a file.gpx") -> Imported:
    data = content.encode() if isinstance(content, str) else content
    return parse(name, io.BytesIO(data), len(data))


def kmz(entries: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def gpx(*bodies: str) -> str:
    return f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1">{"".join(bodies)}</gpx>'


def wpt(lat: object, lon: object, name: str = "") -> str:
    return f'<wpt lat="{lat}" lon="{lon}">{f"<name>{name}</name>" if name else ""}</wpt>'
