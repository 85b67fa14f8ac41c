"""The words of the sample trip: how its days are called, and what is noted on them."""

from __future__ import annotations

TITLE = "Japan in autumn"
DESCRIPTION = "Three weeks from Tokyo to Hiroshima, as the maples turn: temples, gardens, trains and noodles."
DAY_COUNT = 21

# (city, title); a day is planned from the places of its city.
DAYS = (
    ("Tokyo", "Arrival in Tokyo"),
    ("Tokyo", "Asakusa and Ueno"),
    ("Tokyo", "Shibuya and Harajuku"),
    ("Tokyo", "Ginza and Tsukiji"),
    ("Tokyo", "Shinjuku by day and night"),
    ("Tokyo", "Islands of the bay"),
    ("Tokyo", "Yanaka and Akihabara"),
    ("Kyoto", "Shinkansen to Kyoto"),
    ("Kyoto", "Southern Higashiyama"),
    ("Kyoto", "The Philosopher's Path"),
    ("Kyoto", "Arashiyama"),
    ("Kyoto", "Golden north-west"),
    ("Kyoto", "Fushimi"),
    ("Kyoto", "Markets and lanterns"),
    ("Osaka", "Over to Osaka"),
    ("Osaka", "Castle and river"),
    ("Osaka", "Dotonbori and Namba"),
    ("Hiroshima", "West to Hiroshima"),
    ("Hiroshima", "Peace park"),
    ("Hiroshima", "Miyajima"),
    ("Osaka", "Last day and home"),
)

# (day from 0, icon, time, text, detail)
NOTES: tuple[tuple[int, str, str | None, str, str | None], ...] = (
    (
        0,
        "plane",
        "20:25",
        "Land at Haneda, terminal 3",
        "Carousel is shown after customs. **Suica cards** at the JR counter.",
    ),
    (0, "train", "21:30", "Monorail to Hamamatsucho, then Yamanote", None),
    (0, "phone", None, "Pick up the pocket wifi, counter B12", None),
    (1, "clock", "06:30", "Jet lag plan: temple before breakfast", "Senso-ji is open all night and empty at dawn."),
    (1, "ticket", "10:45", "Rail pass: exchange the voucher before the queue at 11", None),
    (1, "food", "13:30", "Lunch from the stalls at Ameyoko", None),
    (2, "walk", None, "Cross Shibuya once from each corner", None),
    (2, "shopping", None, "Opa Karl wants a proper kitchen knife", "Stainless, 18 cm. Ask for the engraving."),
    (3, "alert", "05:00", "Early start for the market", "No large bags inside."),
    (3, "luggage", None, "Lockers at the east exit take 700 yen", "Coins only; the machine beside them changes notes."),
    (3, "phone", "18:00", "Call the restaurant to confirm", None),
    (4, "camera", "16:40", "Blue hour from the government building", "South tower, last lift up 21:30."),
    (4, "money", None, "Golden Gai: most bars want cash", None),
    (5, "ferry", "09:30", "Water bus to Odaiba if the wind allows", None),
    (5, "heart", None, "Vera's birthday: cake at seven", "Keep it quiet until then."),
    (6, "coffee", "09:00", "Coffee in Yanaka before the shops open", None),
    (6, "luggage", "20:00", "Send the suitcases ahead to Kyoto", "Takkyubin desk at the hotel, closes at 20:00."),
    (7, "train", "09:03", "Hikari to Kyoto, car 11", "Sit on the **right** for Mount Fuji, about 45 minutes in."),
    (7, "food", "08:40", "Buy ekiben on the platform", None),
    (7, "key", "15:00", "Machiya: the key is in the box by the door", None),
    (8, "clock", "07:00", "Be at Kiyomizu-dera when it opens", None),
    (8, "walk", None, "Good shoes: the stone steps are slippery", None),
    (9, "info", None, "Maples are best in the last week of November", None),
    (9, "coffee", "15:30", "Matcha at the garden teahouse", None),
    (10, "train", "08:10", "Sagano line to Saga-Arashiyama", "Platform 33, at the far end of the station."),
    (10, "camera", "08:30", "Bamboo grove before nine or not at all", None),
    (11, "bus", None, "Bus 205, day ticket from the driver", None),
    (11, "alert", None, "Kinkaku-ji closes at 17:00", None),
    (
        12,
        "walk",
        None,
        "Up through the gates takes two hours and a half",
        "Most people turn around at the first crossing.",
    ),
    (12, "food", "13:00", "Inari sushi at the foot of the hill", None),
    (13, "shopping", None, "Nishiki: closed on Wednesdays in part", None),
    (13, "ticket", "18:30", "Lantern evening, tickets on Ana's phone", None),
    (14, "train", "10:45", "Special rapid to Osaka, 29 minutes", None),
    (15, "ticket", None, "Castle park is free, the tower is not", None),
    (16, "food", "19:00", "Okonomiyaki: queue on the left side", None),
    (17, "train", "09:28", "Sakura to Hiroshima", "Reserved, car 5. Luggage goes behind the last row."),
    (18, "heart", None, "Leave time for the museum, and for afterwards", None),
    (19, "ferry", "08:25", "Ferry to Miyajima, covered by the pass", "High tide 10:40: the gate stands in the water."),
    (19, "info", None, "The deer eat maps", None),
    (20, "plane", "11:45", "Haruka to Kansai airport, flight at 15:10", "Be at the airport by 12:50."),
)
