import { call, file, HttpError } from "../../kit/http";

/** What a trip needs the server for: copying, pictures, the end of it. */

interface TripAnswer {
  trip: { id: string; title: string };
}

export const copyTrip = (tripId: string, title: string) =>
  call<TripAnswer>("POST", `/api/trips/${tripId}/copy`, { title });

export const createSample = () => call<TripAnswer>("POST", "/api/trips/sample");

export const purgeTrip = (tripId: string) => call<unknown>("DELETE", `/api/trips/${tripId}?purge=1`);

const TRIES = 6;

/**
 * A picture for the trip. One made a moment ago may still be on its way to the server, which then knows no such trip:
 * a few more tries, half a second and more apart.
 */
export async function uploadCover(tripId: string, picture: File): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await call<{ cover: string }>("POST", `/api/trips/${tripId}/cover`, file("cover", picture)))
        .cover;
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 404 || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * attempt));
    }
  }
}
